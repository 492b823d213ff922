import type { Act, ActResult } from '../../page-protocol';

const UNREACHABLE = 'The playground does not answer. Is it still running in your terminal?';

/** Tells the server what a person does. Never rejects: what goes wrong comes back as a sentence. */
export async function sendAct(act: Act): Promise<ActResult> {
  try {
    const response = await fetch('api/acts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    return (await response.json()) as ActResult;
  } catch {
    return { ok: false, problem: UNREACHABLE };
  }
}
