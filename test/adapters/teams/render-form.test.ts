import type * as AdaptiveCardsModule from 'adaptivecards';
import fc from 'fast-check';
import { dialogCardSchema } from '../../../adapters/playground/teams/card-schema';
import { cardText } from '../../../adapters/playground/teams/card-text';
import { formSchema } from '../../../adapters/teams/events/form-schema';
import { formCard } from '../../../adapters/teams/render/form';
import type { Field, Form } from '../../../src/chat/reply';

const AdaptiveCards = jest.requireActual<typeof AdaptiveCardsModule>('adaptivecards/dist/adaptivecards.js');

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const id = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const options = fc.uniqueArray(
  fc.record({ value: id, label: words, detail: words }, { requiredKeys: ['value', 'label'] }),
  {
    minLength: 1,
    maxLength: 20,
    selector: ({ value }) => value,
  },
);
const optional = fc.constant(true as const);
const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record(
    { type: fc.constantFrom('choice' as const, 'menu' as const), id, label: words, options, optional },
    { requiredKeys: ['type', 'id', 'label', 'options'] },
  ),
  fc.record(
    {
      type: fc.constant('text' as const),
      id,
      label: words,
      hint: words,
      initial: words,
      multiline: optional,
      optional,
    },
    { requiredKeys: ['type', 'id', 'label'] },
  ),
);
const span = fc.record(
  {
    text: words,
    bold: optional,
    at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
  },
  { requiredKeys: ['text'] },
);
const anyForm: fc.Arbitrary<Form> = fc.record({
  type: fc.constant('form' as const),
  id,
  title: words,
  submit: words,
  value: fc.string({ maxLength: 1_500 }),
  intro: fc.array(fc.oneof(words, fc.array(span, { maxLength: 3 })), { maxLength: 3 }),
  fields: fc.uniqueArray(field, { maxLength: 10, selector: (one) => one.id }),
});

function problemsOf(card: object): string[] {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const parsed = new AdaptiveCards.AdaptiveCard();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...events, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
}

describe('forms for Teams', () => {
  it('are valid cards with every field, whatever is filled in or wrong', () => {
    fc.assert(
      fc.property(anyForm, fc.dictionary(id, words), (form, problems) => {
        const card = formCard(form, { filled: {}, problems });
        expect(problemsOf(card)).toEqual([]);
        expect(dialogCardSchema.safeParse(card).error).toBeUndefined();
        const text = cardText(card as never);
        for (const { label } of form.fields) expect(text).toContain(label);
        for (const wrong of Object.values(problems)) expect(text).toContain(wrong);
      }),
      { numRuns: 60 },
    );
  });

  it('travel in their card and come back whole', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const [action] = formCard(form).actions ?? [];
        const { opsAdvisor } = JSON.parse(JSON.stringify(action?.data));
        expect(formSchema.parse(opsAdvisor.form)).toEqual(form);
      }),
      { numRuns: 60 },
    );
  });
});
