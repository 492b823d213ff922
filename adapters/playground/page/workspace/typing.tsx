/** Who is writing just now. */
export function Typing({ names }: { names: readonly string[] }) {
  return <p className="typing">{names.length > 0 && <span>{names.join(', ')} is typing …</span>}</p>;
}
