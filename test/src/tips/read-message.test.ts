import { readTipsMessage } from '../../../src/tips/read-message';

const kindOf = (text: string) => readTipsMessage(text).command.kind;

describe('what a message wants of the tips', () => {
  test.each([
    ['stop tips', 'off'],
    ['daily is too much, stop the tips', 'off'],
    ['please stop sending me those tips', 'off'],
    ["don't want tips any more", 'off'],
    ['turn the weekly tips off', 'off'],
    ['keine Tipps mehr bitte', 'off'],
    ['wöchentliche Tipps abbestellen', 'off'],
    ['arrête les conseils hebdomadaires', 'off'],
    ['no quiero más consejos', 'off'],
    ['subscribe', 'on'],
    ['sign us up for the weekly tip', 'on'],
    ['Tipps abonnieren', 'on'],
    ["je veux m'abonner aux astuces de la semaine", 'on'],
    ['quiero recibir un consejo cada semana', 'on'],
    ['show tip', 'now'],
    ['tip of the week', 'now'],
    ['Zeig mir einen Tipp', 'now'],
    ['montre-moi une astuce', 'now'],
    ['dame un consejo', 'now'],
    ['tips skip', 'skip'],
    ['please skip the next tip', 'skip'],
    ['when is the next tip', 'status'],
    ['Wann kommt der nächste Tipp?', 'status'],
    ['only tips about mlops', 'topics'],
    ['tips', 'form'],
    ['how do I switch the tips off', 'form'],
    ['rate this tip', 'form'],
  ])('%j is %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  test('a day and a time in a sentence are read', () => {
    const { command } = readTipsMessage('Could you send our team a tip every Tuesday at 8:30, please?');
    expect(command).toMatchObject({ kind: 'on', weekday: 2, time: { hour: 8, minute: 30 } });
    expect(readTipsMessage('tips on friday 9:30 Europe/Zurich').command).toMatchObject({
      timeZone: 'Europe/Zurich',
    });
  });

  test('more than one day is not guessed at', () => {
    expect(readTipsMessage('send tips on monday or maybe on friday').command).toMatchObject({
      weekday: undefined,
    });
  });

  test.each([
    ['pause tips for two weeks', 'Tips cannot be paused'],
    ['once a month would do', 'Tips come once a week'],
    ['daily tips possible?', 'Tips come once a week'],
  ])('%j is told what there is instead', (text, said) => {
    const { aside, command } = readTipsMessage(text);
    expect(command.kind).toBe('status');
    expect(aside).toContain(said);
  });
});
