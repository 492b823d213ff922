import type { AppLink, Delivered, Retry } from '../../../../adapters/playground/slack/app-link';
import { createDeliveries } from '../../../../adapters/playground/slack/deliveries';

interface Heard {
  kind: string;
  retry?: Retry | undefined;
}

function appThat(answers: () => Delivered): {
  link: AppLink;
  heard: Heard[];
  until(count: number): Promise<void>;
} {
  const heard: Heard[] = [];
  let wake: () => void = () => undefined;
  return {
    heard,
    link: {
      async deliver(kind, _payload, retry) {
        heard.push({ kind, retry });
        wake();
        return answers();
      },
    },
    async until(count) {
      while (heard.length < count)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    },
  };
}

const takes = () => ({ acknowledged: true });

it('delivers an event twice, the second time as a repeat, and a command once', async () => {
  const app = appThat(takes);
  const trouble = { twice: true, lateByMs: 0 };
  const deliveries = createDeliveries({ link: () => app.link, trouble, again: false });
  await deliveries.deliver('events_api', {});
  await deliveries.deliver('slash_commands', {});
  expect(app.heard.map(({ kind }) => kind)).toEqual(['events_api', 'events_api', 'slash_commands']);
  expect(app.heard.filter(({ retry }) => retry?.number === 1)).toHaveLength(1);
});

it('delivers late', async () => {
  const app = appThat(takes);
  const deliveries = createDeliveries({
    link: () => app.link,
    trouble: { twice: false, lateByMs: 20 },
    again: false,
  });
  const delivered = deliveries.deliver('events_api', {});
  expect(app.heard).toEqual([]);
  expect(await delivered).toEqual({ acknowledged: true });
  expect(app.heard).toHaveLength(1);
});

it('comes again at once where an event was not acknowledged, and says why', async () => {
  const answers: Delivered[] = [{ acknowledged: false, status: 500 }];
  const app = appThat(() => answers.shift() ?? takes());
  const trouble = { twice: false, lateByMs: 0 };
  const deliveries = createDeliveries({ link: () => app.link, trouble, again: true });
  expect(await deliveries.deliver('events_api', {})).toMatchObject({ acknowledged: false });
  await app.until(2);
  deliveries.stop();
  expect(app.heard[1]).toEqual({ kind: 'events_api', retry: { number: 1, reason: 'http_error' } });
});

it('leaves it at that for a button, which nobody presses twice', async () => {
  const app = appThat(() => ({ acknowledged: false }));
  const trouble = { twice: true, lateByMs: 1_000 };
  const deliveries = createDeliveries({ link: () => app.link, trouble, again: true });
  await deliveries.deliver('interactive', {});
  deliveries.stop();
  expect(app.heard).toHaveLength(1);
});
