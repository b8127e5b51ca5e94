'use client'

import { useTranslations } from 'next-intl'
import { Cover } from '@/components/ribbon/cover'
import { DEMO_SHAPES, isDemoShape } from '@/lib/lab/demo-shapes'
import type { ListChoice } from '@/lib/lab/lab-settings'
import { Dropdown } from './dropdown'
import { useOwnPlaylists } from './use-own-playlists'

const PASTE = 'paste'
const PASTED = 'pasted'

type ListDropdownProps = {
  choice: ListChoice
  /** The main artist of each track, for the cover. */
  artists: readonly string[]
  hasPlaylists: boolean
  hasPasted: boolean
  onChoose: (choice: ListChoice) => void
  onPaste: () => void
}

/** The list to shuffle: an example, a playlist of the user, or a pasted text. */
export function ListDropdown(props: ListDropdownProps) {
  const { choice, artists, hasPlaylists, hasPasted, onChoose, onPaste } = props
  const t = useTranslations('lab')
  const playlists = useOwnPlaylists(hasPlaylists)
  const unlistedId =
    choice.kind === 'own' && !playlists.some(({ id }) => id === choice.playlistId)
      ? choice.playlistId
      : undefined

  function choose(value: string) {
    if (value === PASTE) return onPaste()
    if (value === PASTED) return onChoose({ kind: 'pasted' })
    if (isDemoShape(value)) return onChoose({ kind: 'demo', shape: value })
    onChoose({ kind: 'own', playlistId: value })
  }

  return (
    <Dropdown
      label={t('list.label')}
      value={optionValue(choice)}
      onChoose={choose}
      icon={<Cover artists={artists} className="size-5" />}
      className="min-h-control-large pl-11"
    >
      <optgroup label={t('list.demo')}>
        {DEMO_SHAPES.map((shape) => (
          <option key={shape} value={shape}>
            {t(`shapes.${shape}`)}
          </option>
        ))}
      </optgroup>
      {(playlists.length > 0 || unlistedId) && (
        <optgroup label={t('list.own')}>
          {unlistedId && <option value={unlistedId}>{t('list.unnamed')}</option>}
          {playlists.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={t('list.text')}>
        {hasPasted && <option value={PASTED}>{t('list.pasted')}</option>}
        <option value={PASTE}>{t('list.paste')}</option>
      </optgroup>
    </Dropdown>
  )
}

function optionValue(choice: ListChoice): string {
  if (choice.kind === 'demo') return choice.shape
  return choice.kind === 'own' ? choice.playlistId : PASTED
}
