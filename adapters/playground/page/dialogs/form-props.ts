import type { PageForm } from '../../page-protocol';

/** What a dialog is given. */
export interface FormProps {
  form: PageForm;
  /** Sends what was filled in; false where it did not work. */
  onSubmit: (values: Record<string, string>, button?: string) => Promise<boolean>;
  onClose: () => void;
}
