import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

const CONSOLE_URL = 'https://console.cloud.google.com'
const NEW_PROJECT_URL = `${CONSOLE_URL}/projectcreate`
const API_URL = `${CONSOLE_URL}/apis/library/youtube.googleapis.com`
const CREDENTIALS_URL = `${CONSOLE_URL}/apis/credentials`

/** The steps by which a user creates a YouTube API key, folded until they are needed. */
export function KeyGuide() {
  const t = useTranslations('settings.youtube.guide')
  return (
    <details>
      <summary className="-mx-2 min-h-control-large w-fit cursor-pointer content-center rounded-control px-2 font-strong hover:bg-fill-1">
        {t('title')}
      </summary>
      <ol className="grid list-decimal gap-2 py-2 pl-5 text-ink-2 marker:text-ink-3">
        <li>{t.rich('project', { link: externalLink(NEW_PROJECT_URL) })}</li>
        <li>{t.rich('enable', { link: externalLink(API_URL), term })}</li>
        <li>{t.rich('create', { link: externalLink(CREDENTIALS_URL), term })}</li>
        <li>{t.rich('restrict', { term })}</li>
        <li>{t('paste')}</li>
      </ol>
      <p className="pt-1 text-12 text-ink-2">{t('cost')}</p>
    </details>
  )
}

const externalLink = (href: string) => (text: ReactNode) => (
  <a href={href} target="_blank" rel="noreferrer" className="link text-ink-1">
    {text}
  </a>
)

/** A term that the console shows. */
const term = (text: ReactNode) => <span className="text-ink-1">{text}</span>
