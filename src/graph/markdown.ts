// Writes the user's own texts into Markdown without letting them become markup.

/** Plain text: every character that could mean something is escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&$]/g, '\\$&')
}

/** A code span, fenced by more backticks than the text has in a row. */
export function writeCode(text: string): string {
  const flat = text.replace(/\s+/gu, ' ')
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = flat.startsWith('`') || flat.endsWith('`') ? ' ' : ''
  return `${fence}${space}${flat}${space}${fence}`
}
