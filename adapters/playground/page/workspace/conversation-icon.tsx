import type { PageConversation } from '../../page-protocol';
import { Icon, type IconName } from '../parts/icon';

const ICONS: Readonly<Record<PageConversation['kind'], IconName>> = {
  channel: 'hash',
  private: 'lock',
  group: 'people',
  direct: 'person',
};

/** What kind of conversation it is, for those who see. */
export function ConversationIcon({ kind }: Pick<PageConversation, 'kind'>) {
  return <Icon name={ICONS[kind]} />;
}
