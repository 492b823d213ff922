import type {
  ActionEvent,
  ChatEvent,
  CommandEvent,
  CommandName,
  FormEvent,
  HomeEvent,
  MessageEvent,
  RefreshEvent,
} from './event';
import type { Block, Reaction, Reply } from './reply';

/** A part of the advisor with a command, buttons and forms of its own, such as the surveys. */
export interface Feature {
  /** Its slash command, and the intent of messages about it; absent where it has none of its own. */
  readonly command?: CommandName;
  /** Whether a command or a message is meant for this feature by its very words, whatever else it looks like. */
  takes?(event: CommandEvent | MessageEvent): boolean;
  /** Whether a button's action or a form's id is this feature's. */
  owns(id: string): boolean;
  handle(event: CommandEvent | ActionEvent | FormEvent): Promise<Reaction>;
  /**
   * Whether handling the event twice does no harm. Then its id is not kept: an id may tell when somebody
   * answered, or be guessed from what was answered.
   */
  bearsRepeats?(event: ChatEvent): boolean;
  /** What a message of this feature shows now; `undefined` where there is nothing to show any more. */
  refresh?(event: RefreshEvent): Promise<Reply | undefined>;
  /** What this feature puts on the advisor's own page for the person who opened it. */
  home?(event: HomeEvent): Promise<readonly Block[]>;
  /** A message in plain words that is about this feature. */
  fromMessage(event: MessageEvent): Promise<Reaction>;
}
