import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Messages } from '@/components/messages/messages'
import { ButtonLink } from '@/components/ui/button'
import { RepeatEarlyPress } from '@/components/ui/repeat-early-press'
import { Wordmark } from '@/components/ui/wordmark'
import { dealExample } from './example'
import { Stage } from './stage'
import { TryDemo } from './try-demo'

type LandingProps = {
  /** The seed of the first shuffle, another one for each visit. */
  seed: string
}

/** The start page for visitors. */
export function Landing({ seed }: LandingProps) {
  const t = useTranslations('landing')
  return (
    <Messages namespaces={['landing', 'problems']}>
      <div className="grid min-h-[max(100dvh,860px)] grid-rows-[auto_1fr] [--edge:clamp(20px,6.67vw,96px)]">
        <Header />
        <main id="main" className="grid grid-rows-[auto_1fr_auto]">
          <section className="flex flex-wrap items-end justify-between gap-x-16 gap-y-6 px-(--edge) pt-6 pb-10 md:pt-12">
            <div className="grid gap-4">
              <h1 className="text-28 font-strong text-balance md:text-40">
                {t('titleFirstLine')}
                <br />
                {t('titleSecondLine')}
              </h1>
              <p className="max-w-[52ch] text-16 text-pretty text-ink-2">{t('lead')}</p>
              <p className="max-w-[60ch] text-pretty text-ink-2">{t('sources')}</p>
            </div>
            <div className="flex flex-wrap items-center gap-4 pb-0.5">
              <TryDemo />
              <ButtonLink href="/register" look="quiet" isLarge>
                {t('createAccount')}
              </ButtonLink>
            </div>
          </section>
          <Stage first={dealExample(seed)} />
        </main>
      </div>
      <RepeatEarlyPress />
    </Messages>
  )
}

function Header() {
  const t = useTranslations('landing')
  const link = 'px-2 py-3 hover:text-ink-1'
  return (
    <header className="flex items-center justify-between px-(--edge) py-3.5">
      <Link href="/" className="py-2">
        <Wordmark />
      </Link>
      <nav aria-label={t('navigation')} className="flex items-center gap-1 text-ink-2 md:gap-3">
        <Link href="/lab" prefetch={false} className={link}>
          {t('lab')}
        </Link>
        <Link href="/docs" prefetch={false} className={link}>
          {t('api')}
        </Link>
        <Link href="/login" className={link}>
          {t('signIn')}
        </Link>
      </nav>
    </header>
  )
}
