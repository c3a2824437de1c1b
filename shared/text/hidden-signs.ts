/** Finds signs that show the text after them in another order. */
export const reordersText = /\p{Bidi_Control}/u

/** Letters of scripts in which a joiner changes how a word is written. */
const shaped = String.raw`[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Mymr}\p{scx=Khmr}\p{scx=Tibt}]`
const before = String.raw`(?<=${shaped})(?<=[\p{L}\p{M}])(?<!\p{Default_Ignorable_Code_Point})`
const behind = String.raw`(?=${shaped})(?=[\p{L}\p{M}])(?!\p{Default_Ignorable_Code_Point})`
/** Marks after which a joiner counts at the end of a word, too: half letters of Indic scripts. */
const halving = String.raw`[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]`
const pictured = String.raw`\p{Extended_Pictographic}`

/** Where unseen signs change what is seen, and so are allowed: in words, emoji, forms of a letter. */
const used = [
  String.raw`${before}[\u200c\u200d]${behind}`,
  String.raw`(?<=${halving})[\u200c\u200d]`,
  String.raw`(?<=${pictured}\ufe0f?|\p{Emoji_Modifier})\u200d(?=${pictured})`,
  String.raw`(?<=${pictured})\ufe0f`,
  String.raw`(?<=[\d#*])\ufe0f(?=\u20e3)`,
  String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=\p{Script=Mongolian})(?<=\p{L})[\u180b-\u180d\u180f]`,
].join('|')

/** Letters that show as a blank: fillers of Korean, the empty pattern of Braille. */
const blankLetters = /[\u115f\u1160\u2800\u3164\uffa0]/g
const unseen = String.raw`\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\ufffc`

const mayHide = new RegExp(`[${unseen}]`, 'u')
const hidden = String.raw`(?:(?!${used})[${unseen}])+`
const firstHidden = new RegExp(hidden, 'u')
const allHidden = new RegExp(hidden, 'gu')

/** Whether a text has signs that nobody sees, so that it may look the same as another text. */
export const containsHidden = (text: string): boolean =>
  mayHide.test(text) && firstHidden.test(text)

/** The text as it looks: without unseen signs, and with blanks for letters that look like one. */
export const withoutHidden = (text: string): string =>
  mayHide.test(text) ? text.replace(blankLetters, ' ').replace(allHidden, '') : text
