import {Parser} from 'htmlparser2'

/** Text as it stands in HTML or XML. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The text of a piece of HTML: tags out, entities decoded. A `<` that opens no tag stays. */
export function renderPlain(html: string): string {
  if (!/[<&]/.test(html)) return html
  const parts: string[] = []
  const parser = new Parser(
    {
      ontext: text => parts.push(text),
      onopentag: name => {
        if (name === 'br' || name === 'p' || name === 'div') parts.push(' ')
      },
    },
    {decodeEntities: true},
  )
  parser.end(html)
  return parts.join('')
}
