import { RotateCcw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { LabChoice, ListChoice } from '@/lib/lab/lab-choice'
import { freshSeed } from '@/lib/lab/seed'
import { ListDropdown } from './list-dropdown'
import { ModeDropdown } from './mode-dropdown'
import { SpacingSlider } from './spacing-slider'

type LabHeadProps = {
  choice: LabChoice
  artists: readonly string[]
  hasPlaylists: boolean
  hasPasted: boolean
  onChange: (part: Partial<LabChoice>) => void
  onPaste: () => void
}

/** The name of the page, and everything that decides what it shows but the seed. */
export function LabHead(props: LabHeadProps) {
  const { choice, artists, hasPlaylists, hasPasted, onChange, onPaste } = props
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-5">
      <div className="grid gap-1">
        <h1 className="text-28 font-strong">Shuffle lab</h1>
        <p className="text-pretty text-ink-2">
          One list, seven ways to shuffle it. Underlined: an artist twice in a row.
        </p>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 max-sm:w-full sm:flex sm:flex-wrap">
        <SpacingSlider
          spacing={choice.spacing}
          isDisabled={choice.mode === 'random'}
          onChoose={(spacing) => onChange({ spacing })}
        />
        <ModeDropdown mode={choice.mode} onChoose={(mode) => onChange({ mode })} />
        <ListDropdown
          choice={choice.list}
          artists={artists}
          hasPlaylists={hasPlaylists}
          hasPasted={hasPasted}
          onChoose={(list: ListChoice) => onChange({ list })}
          onPaste={onPaste}
        />
        <Button look="primary" isLarge onClick={() => onChange({ seed: freshSeed() })}>
          <Icon of={RotateCcw} />
          Again
        </Button>
      </div>
    </header>
  )
}
