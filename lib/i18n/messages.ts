import 'server-only'
import { english, type Messages } from './english'
import type { Locale } from './locales'

/** The catalogue of each locale. A locale without one of the English keys does not compile. */
export const catalogues: Record<Locale, Messages> = { en: english }
