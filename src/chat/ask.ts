/**
 * The action that asks for the form in which a person types a question; what the question starts with is its value.
 * Platforms use it for ways of their own to ask, such as Slack's message shortcut.
 */
export const ASK_ACTION = 'open-ask';
