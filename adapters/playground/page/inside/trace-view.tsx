import type { Trace } from '../../page-protocol';
import { Json } from './json';

/** The way from an event to what was sent, step by step. */
export function TraceView({ trace }: { trace: Trace }) {
  const { event, ms, sent } = trace;
  return (
    <div className="trace">
      <p>
        From the event to the answer in <strong>{formatMs(ms)}</strong>.
      </p>
      <section>
        <h3>1. What arrived</h3>
        <Json label="The event as the advisor received it" value={event} />
      </section>
      <section>
        <h3>2. What was understood</h3>
        <Understood trace={trace} />
      </section>
      <section>
        <h3>3. Which rules fired</h3>
        <Rules trace={trace} />
      </section>
      <section>
        <h3>4. What was sent</h3>
        {sent.length === 0 && <p className="soft">Nothing was sent.</p>}
        {sent.map(({ method, payload }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: calls stay in their order.
          <Json key={place} label={method} value={payload} isOpen={place === sent.length - 1} />
        ))}
      </section>
    </div>
  );
}

function Understood({ trace: { facts, intent, tools } }: { trace: Trace }) {
  if (!intent && facts.length === 0 && tools.length === 0)
    return <p className="soft">There was no text to understand: the event says what to do.</p>;
  return (
    <dl>
      {intent && (
        <div>
          <dt>Intent</dt>
          <dd>
            <code>{intent.id}</code> ({Math.round(intent.confidence * 100)} % sure)
          </dd>
        </div>
      )}
      {facts.length > 0 && (
        <div>
          <dt>Facts</dt>
          {facts.map(({ id, text, value }) => (
            <dd key={id}>
              {text}{' '}
              <code>
                {id} = {value}
              </code>
            </dd>
          ))}
        </div>
      )}
      {tools.length > 0 && (
        <div>
          <dt>Tools</dt>
          <dd>{tools.join(', ')}</dd>
        </div>
      )}
    </dl>
  );
}

function Rules({ trace: { rules, verdict } }: { trace: Trace }) {
  return (
    <>
      {rules.length === 0 && <p className="soft">This answer needs no rules.</p>}
      <ul className="rules">
        {rules.map(({ because, id, source }) => (
          <li key={id}>
            <code>{id}</code>
            <p>{because}</p>
            <small>Source: {source}</small>
          </li>
        ))}
      </ul>
      {verdict !== undefined && (
        <p>
          Verdict: <strong>{verdict}</strong>
        </p>
      )}
    </>
  );
}

function formatMs(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
