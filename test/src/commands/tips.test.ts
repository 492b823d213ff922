import { runTipsPreview } from '../../../src/commands/tips';
import { CHANNEL, TipsUnderTest } from '../tips/tips-under-test';

const channel = 'slack/T1/C1';

async function preview(tips: TipsUnderTest, options: { channel?: string; weeks: number }): Promise<string[]> {
  const lines: string[] = [];
  await runTipsPreview(tips.parts, { ...options, now: tips.now }, (line) => lines.push(line));
  return lines;
}

describe('the preview of tips', () => {
  it('says for each week what a channel gets, when, and why; and that comes true', async () => {
    const tips = new TipsUnderTest();
    await tips.command('on friday 9:30 Europe/Zurich');
    await tips.command('now', { conversation: CHANNEL });
    const [first, ...lines] = await preview(tips, { channel, weeks: 12 });
    expect(first).toBe('slack/T1/C1: every Friday at 09:30 (Europe/Zurich), on all subjects');
    expect(lines).toHaveLength(24);
    expect(lines[0]).toMatch(/^2026-W48 {2}Fri 27 Nov 2026 09:30 {2}.+ \([A-Z][a-z, ]+, level \d\)$/);
    expect(lines[1]).toMatch(/^ +This channel has no survey result/);
    await tips.at('2026-11-27T08:30:00Z').deliver();
    const { blocks } = tips.chat.posted[0]?.reply ?? { blocks: [] };
    const [heading] = blocks;
    expect(heading?.type === 'heading' && lines[0]?.includes(heading.text)).toBe(true);
    expect((await preview(tips, { channel, weeks: 1 }))[1]).toMatch(/^2026-W49/);
  });

  it('shows a new channel without one being named', async () => {
    const lines = await preview(new TipsUnderTest(), { weeks: 2 });
    expect(lines[0]).toBe('A new channel: every Monday at 09:00 (UTC), on all subjects');
    expect(lines[1]).toMatch(/^2026-W49 {2}Mon 30 Nov 2026 09:00/);
  });

  it.each([
    ['tips/preview-none', { channel, weeks: 1 }],
    ['tips/preview-channel', { channel: 'C1', weeks: 1 }],
    ['tips/preview-weeks', { weeks: 0 }],
    ['tips/preview-weeks', { weeks: Number.NaN }],
  ])('is refused as %s: %j', async (code, options) => {
    await expect(preview(new TipsUnderTest(), options)).rejects.toMatchObject({ code });
  });
});
