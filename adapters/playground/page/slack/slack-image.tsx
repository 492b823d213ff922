import type { ImageBlock } from './block-schema';

/** A picture that was uploaded to the workspace. */
export function SlackImage({ block: { alt_text, slack_file, title } }: { block: ImageBlock }) {
  return (
    <figure className="picture">
      {title && <figcaption>{title.text}</figcaption>}
      <img src={`api/pictures/${encodeURIComponent(slack_file.id)}`} alt={alt_text} />
    </figure>
  );
}
