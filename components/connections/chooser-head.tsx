import type { Ref } from 'react'
import { Button } from '@/components/ui/button'
import { SearchField } from '@/components/ui/search-field'
import type { useChoice } from './use-choice'

type ChooserHeadProps = {
  id: string
  account: string
  choice: ReturnType<typeof useChoice>
  ref: Ref<HTMLHeadingElement>
}

/** Whose playlists these are, a field to find one, and all of them at once. */
export function ChooserHead({ id, account, choice, ref }: ChooserHeadProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-gutter pb-3">
      <div className="flex min-w-0 items-baseline gap-x-3">
        <h2 ref={ref} id={id} tabIndex={-1} className="text-16 font-strong outline-none">
          Choose from Spotify
        </h2>
        <span className="cut text-ink-2">as {account}</span>
      </div>
      <div className="flex min-w-0 items-center gap-2 phone:w-full">
        <SearchField
          label="Find a playlist"
          placeholder="Name or owner"
          value={choice.search}
          onChange={choice.setSearch}
          className="min-w-0 grow md:w-70"
        />
        <Button isLarge disabled={!choice.hasReadable} onClick={choice.toggleAll}>
          {choice.isAllChosen ? 'Select none' : 'Select all'}
        </Button>
      </div>
    </div>
  )
}
