import { clsx } from 'clsx'

type PlaylistOptionProps = {
  name: string
  detail: string
  /** The state of an earlier import, at the right. */
  state?: string
  isChosen: boolean
  isDisabled?: boolean
  onToggle: () => void
}

/** A list that can be chosen for the import; the whole row is its label. */
export function PlaylistOption(props: PlaylistOptionProps) {
  const { name, detail, state, isChosen, isDisabled, onToggle } = props
  return (
    <li className="hairline-t">
      <label
        className={clsx(
          'flex min-h-row items-center gap-3 px-gutter py-1.5 -outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-focus',
          isDisabled ? 'text-ink-3' : 'cursor-pointer hover:bg-fill-1',
          isChosen && 'bg-fill-2',
        )}
      >
        <input
          type="checkbox"
          checked={isChosen}
          disabled={isDisabled}
          onChange={onToggle}
          className="size-4 shrink-0 accent-(--ink-1) outline-none"
        />
        <span className="grid min-w-0 flex-1">
          <span className="cut">{name}</span>
          <span className="text-12 text-ink-3">{detail}</span>
        </span>
        {state && <span className="shrink-0 text-12 text-ink-3">{state}</span>}
      </label>
    </li>
  )
}
