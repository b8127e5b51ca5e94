import { Cover } from '@/components/ribbon/cover'
import { count } from '@/components/ui/words'

/** What the liked songs look like, all of them. `artists`: one a song, in list order. */
export function LikedHead({ artists }: { artists: string[] }) {
  return (
    <div className="flex items-end gap-6 phone:items-center phone:gap-4">
      <Cover artists={artists} className="size-26 phone:size-24" />
      <div className="grid min-w-0 flex-1 gap-2 pb-0.5 phone:gap-1">
        <h1 className="text-28 font-strong md:text-40">Liked songs</h1>
        <p className="text-ink-2">
          {count(artists.length, 'song')} by {count(new Set(artists).size, 'artist')}
        </p>
      </div>
    </div>
  )
}
