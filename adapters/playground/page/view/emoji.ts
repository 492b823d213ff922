/** The emoji that a team of ours reacts with, by their names on Slack and on Teams. */
const EMOJI: Readonly<Record<string, string>> = {
  '+1': '👍',
  '-1': '👎',
  thumbsup: '👍',
  like: '👍',
  heart: '❤️',
  tada: '🎉',
  eyes: '👀',
  laugh: '😄',
  surprised: '😮',
  sad: '😢',
  angry: '😠',
  rocket: '🚀',
  white_check_mark: '✅',
  thinking_face: '🤔',
  hourglass_flowing_sand: '⏳',
};

/** The character of an emoji, or its name between colons. */
export function emojiOf(name: string): string {
  return EMOJI[name] ?? `:${name}:`;
}
