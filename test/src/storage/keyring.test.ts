import { randomBytes } from 'node:crypto';
import { createKeyRing } from '../../../src/storage/keyring';

const newKey = () => randomBytes(32).toString('base64');

describe('a key ring', () => {
  it('seals the same text differently each time, and opens it', () => {
    const ring = createKeyRing(newKey());
    const [one, two] = [ring.seal('xoxb-1', 'here'), ring.seal('xoxb-1', 'here')];
    expect(one.sealed).not.toBe(two.sealed);
    expect([ring.open(one, 'here'), ring.open(two, 'here')]).toEqual(['xoxb-1', 'xoxb-1']);
    expect(JSON.stringify(one)).not.toContain('xoxb');
  });

  it('does not open a sealed text at another place, or one that was changed', () => {
    const ring = createKeyRing(newKey());
    const sealed = ring.seal('xoxb-1', 'tenant A');
    expect(() => ring.open(sealed, 'tenant B')).toThrow(
      expect.objectContaining({ code: 'storage/tampered-secret' }),
    );
    const bytes = Buffer.from(sealed.sealed, 'base64');
    for (const place of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const tampered = { ...sealed, sealed: changed.toString('base64') };
      expect(() => ring.open(tampered, 'tenant A')).toThrow('cannot be decrypted');
    }
    expect(() => ring.open({ ...sealed, sealed: 'AAAA' }, 'tenant A')).toThrow('cannot be decrypted');
  });

  it('reads with earlier keys, and names the one that is missing', () => {
    const [earlier, current] = [newKey(), newKey()];
    const sealed = createKeyRing(earlier).seal('x', 'here');
    expect(createKeyRing(`${current}, ${earlier}`).open(sealed, 'here')).toBe('x');
    expect(() => createKeyRing(current).open(sealed, 'here')).toThrow(sealed.keyId);
  });

  it.each(['', 'short', `${newKey()},`, randomBytes(31).toString('base64'), 'ü'.repeat(32)])(
    'refuses %j, without showing it',
    (text) => {
      expect(() => createKeyRing(text)).toThrow(expect.objectContaining({ code: 'config/encryption-key' }));
      if (text.length > 10) expect(() => createKeyRing(text)).not.toThrow(text);
    },
  );
});
