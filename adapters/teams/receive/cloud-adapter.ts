import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';

export type Logic = (context: TurnContext) => Promise<void>;
export type Admission = Awaited<ReturnType<BotFrameworkAuthentication['authenticateRequest']>>;

/**
 * The SDK's adapter without its HTTP side, which answers errors with their message. Errors of a turn are thrown to
 * whoever began it, not printed.
 */
export class TeamsCloudAdapter extends CloudAdapter {
  /** Runs one turn for an activity that was admitted. */
  async runTurn(admission: Admission, activity: Activity, logic: Logic): Promise<void> {
    await this.processActivity(admission, activity, logic);
  }
}
