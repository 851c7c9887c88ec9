// Colours text where it is shown on a terminal that wants colours.

const codes = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34, cyan: 36 } as const

export type Paint = (style: keyof typeof codes, text: string) => string

export const paintNothing: Paint = (_, text) => text

export const paintAnsi: Paint = (style, text) => (text === '' ? '' : `\u001b[${codes[style]}m${text}\u001b[0m`)
