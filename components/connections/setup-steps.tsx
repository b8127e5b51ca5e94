import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { SpotifySetup } from '@/lib/contract/connections'

/** The steps by which an operator sets up Spotify on this server. */
export function SetupSteps({ setup }: { setup: SpotifySetup }) {
  const t = useTranslations('connections.setup')
  return (
    <div className="grid gap-3 text-ink-2">
      <p>{t('intro')}</p>
      <ol className="grid list-decimal gap-2 pl-5 marker:text-ink-3">
        {setup.isAddressRefused && <li>{t.rich('appUrl', { code })}</li>}
        <li>{t.rich('createApp', { code, link, uri: setup.redirectUri })}</li>
        <li>{t('addUsers')}</li>
        <li>{t.rich('setKeys', { code })}</li>
      </ol>
      <p>{t('files')}</p>
    </div>
  )
}

const code = (text: ReactNode) => (
  <code className="rounded-[3px] bg-fill-2 px-1 py-px text-12 wrap-anywhere text-ink-1">
    {text}
  </code>
)

const link = (text: ReactNode) => (
  <a href="https://developer.spotify.com/dashboard" className="link text-ink-1">
    {text}
  </a>
)
