import { sortBlocks } from '../../../../adapters/playground/page/slack/block-schema';
import { filledIn, missingFrom } from '../../../../adapters/playground/page/slack/check-values';
import { homeOf } from '../../../../adapters/playground/page/slack/view-schema';
import { renderReply } from '../../../../adapters/slack/render';
import { formView } from '../../../../adapters/slack/render/form-view';
import type { Block, Form } from '../../../../src/chat/reply';
import { ANA, BEN } from './snapshots';

const png = new Uint8Array([1]);
const blocks: Block[] = [
  { type: 'heading', text: 'Results' },
  { type: 'text', text: 'Level 2.' },
  { type: 'table', caption: 'Levels', columns: ['', 'Level'], rows: [['Deployment', '2']] },
  { type: 'image', png, alt: 'A chart', title: 'Chart' },
  { type: 'buttons', buttons: [{ label: 'Why?', action: 'why', value: '1', style: 'primary' }] },
];

const form: Form = {
  type: 'form',
  id: 'start',
  title: 'Start',
  submit: 'Start',
  value: '',
  intro: ['Read this.'],
  fields: [
    { type: 'text', id: 'subject', label: 'About' },
    { type: 'text', id: 'note', label: 'Note', optional: true },
    { type: 'choice', id: 'level', label: 'Level', options: [{ value: '1', label: 'One' }] },
    { type: 'menu', id: 'kind', label: 'Kind', options: [{ value: 'devops', label: 'DevOps' }] },
  ],
};

describe('blocks of the advisor', () => {
  it('are drawn by the library but for those that it cannot draw or that do something', () => {
    const [{ blocks: sent }] = renderReply(
      { text: 'Results', blocks, audience: 'conversation' },
      { files: new Map([[png, 'F1']]) },
    );
    const drawn = sortBlocks(sent);
    expect(drawn.map(({ type }) => type)).toEqual(['library', 'table', 'image', 'actions']);
    expect(drawn[3]).toMatchObject({
      elements: [{ action_id: 'why:0', style: 'primary', text: { text: 'Why?' } }],
    });
    expect(drawn[2]).toMatchObject({ slack_file: { id: 'F1' }, alt_text: 'A chart' });
  });

  it('keep numbers in tables', () => {
    const rows = [[{ type: 'raw_text', text: 'Level' }], [{ type: 'raw_number', value: 2, text: '2.0' }]];
    expect(sortBlocks([{ type: 'table', rows }])).toEqual([{ type: 'table', rows }]);
  });

  it('keep the links of notes, which the library reads only where they are not verbatim', () => {
    const note = {
      type: 'context',
      elements: [{ type: 'mrkdwn', text: '<https://a.example|A>', verbatim: true }],
    };
    const elements = [{ type: 'mrkdwn', text: '<https://a.example|A>', verbatim: false }];
    expect(sortBlocks([note])).toEqual([{ type: 'library', blocks: [{ type: 'context', elements }] }]);
  });

  it('go to the library where their shape is new', () => {
    const odd = { type: 'actions', elements: [{ type: 'datepicker', action_id: 'day' }] };
    expect(sortBlocks([odd, { type: 'divider' }])).toEqual([
      { type: 'library', blocks: [odd, { type: 'divider' }] },
    ]);
  });
});

describe('a modal of the advisor', () => {
  const view = formView(form, { address: { channel: 'C1' }, kind: 'channel', private: false });
  const inputs = sortBlocks(view.blocks).filter((block) => block.type === 'input');

  it('has all its fields', () => {
    expect(inputs.map(({ block_id, element }) => [block_id, element.type])).toEqual([
      ['subject', 'plain_text_input'],
      ['note', 'plain_text_input'],
      ['level', 'radio_buttons'],
      ['kind', 'static_select'],
    ]);
  });

  it('is not sent while something that has to be filled in is empty', () => {
    expect(missingFrom(inputs, { subject: '  ', kind: 'devops' })).toEqual({
      subject: 'Please fill this in.',
      level: 'Please choose one.',
    });
    expect(missingFrom(inputs, { subject: 'checkout', level: '1', kind: 'devops' })).toEqual({});
  });

  it('is sent without what was left empty', () => {
    expect(filledIn({ subject: 'checkout', note: '' })).toEqual({ subject: 'checkout' });
  });
});

describe('the home of the advisor', () => {
  const open = { id: 'v1', title: '', values: {}, errors: {} };
  const home = { ...open, person: ANA, view: { type: 'home', blocks: [] } };

  it('is the person its own, and no dialog', () => {
    const modal = { ...open, person: ANA, view: { type: 'modal', blocks: [] } };
    expect(homeOf([home, modal, { ...home, person: BEN }], ANA)).toBe(home);
    expect(homeOf([modal], ANA)).toBeUndefined();
  });
});
