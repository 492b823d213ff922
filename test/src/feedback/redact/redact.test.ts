import fc from 'fast-check';
import { MOST_KEPT, redact } from '../../../../src/feedback/redact/redact';
import { knownWords } from '../../../../src/understanding/known-words';
import { openCore } from '../../../evaluation/core';

const known = knownWords(openCore().library.knowledge);
const redacted = (text: string) => redact(text, known);

describe('what is removed before a question is kept', () => {
  it.each([
    // mentions
    ['can <@U012AB3CD> deploy with helm', 'can [name] deploy with helm'],
    ['can <@U012AB3CD|anna.m> deploy', 'can [name] deploy'],
    ['<at>Anna Müller</at> should we use MLOps?', '[name] should we use MLOps?'],
    ['<at id="0">Anna</at> is it worth it?', '[name] is it worth it?'],
    ['<!channel> who knows zarf in <#C012AB3CD|secret-project>', 'who knows zarf in'],
    ['<!subteam^S012AB3CD|@platform> which CI?', 'which CI?'],
    ['ask @anna.mueller about drift', 'ask [name] about drift'],
    ['(@anna) does it scale?', '([name]) does it scale?'],
    // names
    ['Can Anna Müller deploy with Helm?', 'Can [name] deploy with Helm?'],
    ['how does anna deploy Terraform', 'how does [name] deploy Terraform'],
    ['My boss Mark Miller says we need MLOps', 'My boss [name] says we need MLOps'],
    ['does Juan’s team use Helm?', 'does [name]’s team use Helm?'],
    ['Ask Thandiwe about MLflow', 'Ask [name] about MLflow'],
    ['hi, I am Priya and we have a model', 'hi, I am [name] and we have a model'],
    ['my name is Grace, which CI tool?', 'my name is [name], which CI tool?'],
    ['Is Chef better than Ansible? thanks, Bob', 'Is Chef better than Ansible? thanks, [name]'],
    ['Dear Björn, what is drift?', 'Dear [name], what is drift?'],
    ['should Thandiwe Nkosi review our model?', 'should [name] review our model?'],
    ["O'Neill and McKay want a pipeline", '[name] and [name] want a pipeline'],
    ['Ray Miller wants Ray', '[name] wants Ray'],
    ['Brauchen wir MLOps für das Modell von Herrn Schmidt?', 'Brauchen wir MLOps für das Modell von [name]?'],
    ['soll Frau Müller-Lüdenscheidt die Pipeline bauen?', 'soll [name] die Pipeline bauen?'],
    ['should we hire at Globex GmbH?', 'should we hire at [name]?'],
    ['is Initech Data Systems Inc. ready for DevOps?', 'is [name] ready for DevOps?'],
    ['José María quiere MLOps', '[name] quiere MLOps'],
    // mail addresses
    ['mail anna.mueller@example.com now', 'mail [e-mail] now'],
    ['mail <mailto:a@b.co|a@b.co> now', 'mail [e-mail] now'],
    ['write to anna+ops@mail.example.co.uk, please', 'write to [e-mail], please'],
    ['müller@exämple.de asks', '[e-mail] asks'],
    ['root@localhost fails', '[e-mail] fails'],
    ['anna@\u200bexample.com', '[e-mail]'],
    ['ａｎｎａ＠example.com', '[e-mail]'],
    // links, hosts, paths
    ['see https://wiki.example.com/x?y=1#z for it', 'see [link] for it'],
    ['see <https://example.com|our wiki> for it', 'see [link] for it'],
    ['see <https://example.com> for it', 'see [link] for it'],
    ['is www.example.com fine?', 'is [link] fine?'],
    ['why does jenkins.acme.internal fail', 'why does [link] fail'],
    ['why does wiki.acme.corp/page fail', 'why does [link] fail'],
    ['s3://bucket/x and ssh://git@host/x', '[link] and [link]'],
    ['git clone git@github.com:acme/repo.git', 'git clone [e-mail]'],
    ['is 10.0.12.7 a good host', 'is [link] a good host'],
    ['open /home/anna/project/model.pkl please', 'open [path] please'],
    ['open C:\\Users\\anna\\model.pkl please', 'open [path] please'],
    // numbers
    ['call +41 44 668 18 00 about drift', 'call [number] about drift'],
    ['call (555) 010-4477 about drift', 'call [number] about drift'],
    ['call 044/668.18.00 about drift', 'call [number] about drift'],
    ['account 4711004711 is slow', 'account [number] is slow'],
    ['card 4111 1111 1111 1111 is refused', 'card [number] is refused'],
    ['ticket 123456 is open', 'ticket [number] is open'],
    // keys
    ['my token is xoxb-1234-abcdefghijkl', 'my token is [key]'],
    ['use ghp_abcdefghijklmnopqrstuvwxyz012345 here', 'use [key] here'],
    ['AKIAIOSFODNN7EXAMPLE leaked', '[key] leaked'],
    ['password: hunter2 does not work', 'password: [key] does not work'],
    ['the password is "open sesame" here', 'the password is [key] here'],
    ['API_KEY=abc123 in the pipeline', 'API_KEY=[key] in the pipeline'],
    ['Bearer abc.def.012 in the header', 'Bearer [key] in the header'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln is refused', '[key] is refused'],
    ['-----BEGIN RSA PRIVATE KEY----- MIIE -----END RSA PRIVATE KEY----- leaked', '[key] leaked'],
    ['commit 9fceb02d0ae598e95dc970b74767f19372d61af8 broke it', 'commit [key] broke it'],
    ['tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 is down', 'tenant [key] is down'],
    ['who is U012AB3CD in C012AB3CD', 'who is [key] in [key]'],
    ['fix ```secret log of anna``` please', 'fix [code] please'],
    ['fix ```never closed, of anna', 'fix [code]'],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });
});

describe('what stays, since those who maintain the knowledge need it', () => {
  it.each([
    'what is Zarf?',
    'what is zarf',
    'explain Zarf to me',
    'Zarf vs Jenkins?',
    'should we use Zarf or Helm',
    'Jenkins or GitLab CI/CD for 12 people?',
    'Is Chef better than Ansible or Salt?',
    'do we need DORA, SLSA or OpenTofu in 2026?',
    'Kubernetes 1.31 or Nomad 1.9.2 for 1,000,000 predictions a day?',
    'is neptune.ai better than MLflow',
    'where does main.py go, and README.md?',
    'we have 50000 models and 3 teams',
    'Should We Use MLOps For Our Fraud Model?',
    'Brauchen wir DevOps für die Betrugserkennung im Team?',
    'How do I store a secret in GitOps?',
    'who rotates the tokens and passwords?',
    'is CI/CD the same as a release train?',
    'A and B: which one?',
    "I'm new here, and we've a model",
    'Passwords are in our repo. What gets them out of there?',
    '¿Qué práctica nos recomiendas?',
    'Wann nehme ich Prometheus und wann Datadog?',
    'can the tip come on Tuesdays from January on?',
  ])('%s', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('of all that the knowledge names, at least nine in ten where they are asked about', () => {
    const names = openCore().library.knowledge.tools.map(({ name }) => name);
    const lost = names.filter((name) => redacted(`should we use ${name} for this?`).includes('[name]'));
    expect(lost.length).toBeLessThan(names.length / 10);
  });
});

describe('a long question', () => {
  it('is cut between words', () => {
    const kept = redacted(`why ${'is drift bad and '.repeat(200)}`);
    expect(kept.length).toBeLessThanOrEqual(MOST_KEPT + 2);
    expect(kept).toMatch(/ …$/);
  });

  it('has no placeholder in halves', () => {
    const words = 'x'.repeat(MOST_KEPT - 4);
    expect(redacted(`${words} anna@example.com`)).toBe(`${words} …`);
  });
});

describe('whatever a text is made of', () => {
  const filler = fc.array(
    fc.constantFrom('should', 'we', 'use', 'MLOps', 'why', 'drift', '?', ',', '\n', '👋'),
  );
  const around = (secret: string) =>
    fc.tuple(filler, filler).map(([before, after]) => [...before, secret, ...after].join(' '));

  it.each([
    'anna.mueller@example.com',
    'https://intranet.example.com/secret',
    '+41446681800',
    'xoxb-1234567890-abcdef',
    '<@U012AB3CD>',
    'Anna Müller',
  ])('nothing of %s is left', (secret) => {
    fc.assert(
      fc.property(around(secret), (text) => {
        const kept = redacted(text);
        for (const part of secret.split(' ')) expect(kept).not.toContain(part);
      }),
    );
  });

  it('is read without a failure, to a short text that is redacted already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const kept = redacted(text);
        expect(kept.length).toBeLessThanOrEqual(MOST_KEPT + 2);
        expect(kept).not.toMatch(/\S@\S/);
        expect(kept).not.toMatch(/\d{6}/);
      }),
    );
  });
});
