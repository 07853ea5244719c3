/** Text for a terminal: control characters, which a hostile file name may hold, become visible escapes. */
export function terminalText(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029;
    return isControl ? `\\u{${code.toString(16)}}` : character;
  }).join('');
}
