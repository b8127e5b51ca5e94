import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { Button } from '@/components/ui/button'
import { SearchField } from '@/components/ui/search-field'
import type { PlaylistChoice } from './use-playlist-choice'

type ChooserHeaderProps = {
  id: string
  account: string
  choice: PlaylistChoice
  ref: Ref<HTMLHeadingElement>
}

/** The account at Spotify, a search field, and a button that selects all matches. */
export function ChooserHeader({ id, account, choice, ref }: ChooserHeaderProps) {
  const t = useTranslations('connections.chooser')
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-gutter pb-3">
      <div className="flex min-w-0 items-baseline gap-x-3">
        <h2 ref={ref} id={id} tabIndex={-1} className="text-16 font-strong outline-none">
          {t('title')}
        </h2>
        <span className="cut text-ink-2">{t('account', { name: account })}</span>
      </div>
      <div className="flex min-w-0 items-center gap-2 phone:w-full">
        <SearchField
          label={t('search')}
          placeholder={t('placeholder')}
          value={choice.search}
          onChange={choice.setSearch}
          className="min-w-0 grow md:w-70"
        />
        <Button isLarge disabled={!choice.hasImportable} onClick={choice.toggleAll}>
          {choice.isAllChosen ? t('selectNone') : t('selectAll')}
        </Button>
      </div>
    </div>
  )
}
