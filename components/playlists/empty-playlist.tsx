import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** A playlist without tracks, and two ways to fill it. */
export function EmptyPlaylist({ onAdd }: { onAdd: () => void }) {
  return (
    <div className="px-gutter py-6">
      <EmptyState
        title="No tracks yet"
        actions={
          <>
            <Button look="primary" onClick={onAdd}>
              Add tracks
            </Button>
            <ButtonLink href="/import">Import</ButtonLink>
          </>
        }
      >
        Search your songs and add them here, or import a playlist from elsewhere.
      </EmptyState>
    </div>
  )
}
