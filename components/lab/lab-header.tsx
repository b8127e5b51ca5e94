import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { SpacingSlider } from '@/components/player/ui/spacing-slider'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { LabSettings } from '@/lib/lab/lab-settings'
import { createSeed } from '@/lib/lab/seed'
import { ListDropdown } from './list-dropdown'
import { ModeDropdown } from './mode-dropdown'

type LabHeaderProps = {
  settings: LabSettings
  /** The main artist of each track, for the cover. */
  artists: readonly string[]
  hasPlaylists: boolean
  hasPasted: boolean
  onChange: (changes: Partial<LabSettings>) => void
  onPaste: () => void
}

/** The title of the page and its settings, apart from the seed. */
export function LabHeader(props: LabHeaderProps) {
  const { settings, artists, hasPlaylists, hasPasted, onChange, onPaste } = props
  const t = useTranslations('lab')
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-5">
      <div className="grid gap-1">
        <h1 className="text-28 font-strong">{t('title')}</h1>
        <p className="text-pretty text-ink-2">{t('summary')}</p>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 max-sm:w-full sm:flex sm:flex-wrap">
        <SpacingSlider
          spacing={settings.spacing}
          isDisabled={settings.mode === 'random'}
          onChoose={(spacing) => onChange({ spacing })}
        />
        <ModeDropdown mode={settings.mode} onChoose={(mode) => onChange({ mode })} />
        <ListDropdown
          choice={settings.list}
          artists={artists}
          hasPlaylists={hasPlaylists}
          hasPasted={hasPasted}
          onChoose={(list) => onChange({ list })}
          onPaste={onPaste}
        />
        <Button look="primary" isLarge onClick={() => onChange({ seed: createSeed() })}>
          <Icon of={RotateCcw} />
          {t('shuffleAgain')}
        </Button>
      </div>
    </header>
  )
}
