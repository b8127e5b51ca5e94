import { clsx } from 'clsx'
import { COLUMNS } from './columns'

/** The heads of the columns; they stay while the rows go by. */
export function TrackHead({ hasPlaces }: { hasPlaces: boolean }) {
  return (
    <thead className="sticky top-0 z-2 block bg-display phone:sr-only">
      <tr
        className={clsx(
          'hairline-b grid h-8 items-center text-left text-12 text-ink-3 *:font-normal',
          COLUMNS,
        )}
      >
        <th scope="col" className="pr-2 text-right phone:hidden">
          #
        </th>
        <th scope="col" className="px-2">
          Title
        </th>
        <th scope="col" className="px-2 max-lg:hidden">
          Album
        </th>
        <th scope="col" className="px-2">
          {hasPlaces ? 'This set' : <span className="sr-only">Shuffle</span>}
        </th>
        <th scope="col">
          <span className="sr-only">Actions</span>
        </th>
        <th scope="col" className="px-2 text-right phone:hidden md:pr-8">
          Time
        </th>
      </tr>
    </thead>
  )
}
