import type { useTranslations } from 'next-intl'

type Path = NonNullable<Parameters<typeof useTranslations>[0]>

/** The type of `t` for a namespace: `Translate<'account.register'>`. */
export type Translate<Namespace extends Path> = ReturnType<typeof useTranslations<Namespace>>
