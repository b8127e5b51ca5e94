import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** What to do where nothing is liked yet. */
export function LikedEmpty() {
  return (
    <div className="px-gutter pt-6">
      <h1 className="pb-6 text-28 font-strong">Liked songs</h1>
      <EmptyState
        title="Nothing liked yet"
        actions={
          <>
            <ButtonLink href="/songs" look="primary">
              Look through the songs
            </ButtonLink>
            <ButtonLink href="/import">Import a playlist</ButtonLink>
          </>
        }
      >
        Press the heart beside a song and it stands here. Liked songs come a little earlier when you
        shuffle by favourites.
      </EmptyState>
    </div>
  )
}
