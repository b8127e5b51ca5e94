import { useTranslations } from 'next-intl'

/** Namespaces whose keys are codes that the server sends. */
type CodedNamespace =
  | 'admin.queues'
  | 'connections.playlist.reasons'
  | 'imports.problems'
  | 'imports.skipAdvice'
  | 'imports.skipReasons'
  | 'problems'
  | 'reasons'
  | 'welcome.details'

const CODE = /^[a-z][a-z0-9_]*$/

/** A text of the server with the code it stands for; older rows have the text alone. */
export type CodedText = {
  code?: string | null
  /** Values for the message; those whose name ends in `At` are instants in RFC 3339. */
  params?: Record<string, string | number>
  text: string
}

/**
 * Returns a function that shows what the server sent: by its code in the reader's language, or as
 * the server's own text if the catalogue does not have the code or the params do not fit.
 */
export function useCodedText(namespace: CodedNamespace): (value: CodedText) => string {
  const t = useTranslations(namespace)
  type Key = Parameters<typeof t.has>[0]
  const isKey = (code: string): code is Key => CODE.test(code) && t.has(code as Key)
  return ({ code, params = {}, text }) => {
    if (!code || !isKey(code)) return text
    const shown = t(code, withDates(params))
    // next-intl returns the full key if formatting failed.
    return shown === `${namespace}.${code}` ? text : shown
  }
}

const withDates = (params: Record<string, string | number>) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name.endsWith('At') ? new Date(value) : value,
    ]),
  )
