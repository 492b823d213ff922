import type { ActionEvent, CommandEvent, FormEvent, HomeEvent, MessageEvent } from '../chat/event';
import type { Block, Reaction } from '../chat/reply';
import { runCommand, status } from './commands';
import { createDeliverer, DEFAULT_PACE } from './deliverer';
import { readScheduleForm } from './form';
import { tipsHome } from './home';
import { saveOrder } from './order';
import { parseTipsCommand } from './parse-schedule';
import { press } from './press';
import { readTipsMessage } from './read-message';
import { requestOf } from './request';
import type { Pace, TipsParts } from './tips-parts';

/** The weekly tips: what people say to them, and their delivery. All answers reject only where the store does. */
export interface Tips {
  /** `/ops-tips` */
  onCommand(event: CommandEvent): Promise<Reaction>;
  /** Buttons whose action begins with `tip-` or `open-tip-`. */
  onAction(event: ActionEvent): Promise<Reaction>;
  /** The form `tip-schedule`. */
  onForm(event: FormEvent): Promise<Reaction>;
  /** A message that is about the tips. */
  fromMessage(event: MessageEvent, text: string): Promise<Reaction>;
  /** What the person's own page shows; rejects also where the platform cannot be asked. */
  home(event: HomeEvent): Promise<readonly Block[]>;
  /** Begins to deliver; the chats must have started. */
  start(): void;
  /** Takes nothing new, and finishes what is being sent. */
  stop(): Promise<void>;
}

/** @param pace for tests and slow databases */
export function createTips(parts: TipsParts, pace: Partial<Pace> = {}): Tips {
  const deliverer = createDeliverer({ ...parts, pace: { ...DEFAULT_PACE, ...pace } });
  return {
    onCommand: (event) => runCommand(parts, requestOf(event), parseTipsCommand(event.text)),
    onAction: (event) => press(parts, event),
    onForm: async (event) => {
      const filled = readScheduleForm(event.fields);
      return 'type' in filled ? filled : saveOrder(parts, requestOf(event), filled);
    },
    fromMessage: async (event, text) => {
      const { command, aside } = readTipsMessage(text);
      const request = requestOf(event);
      return aside === undefined ? runCommand(parts, request, command) : status(parts, request, aside);
    },
    home: (event) => tipsHome(parts, event),
    start: deliverer.start,
    stop: deliverer.stop,
  };
}
