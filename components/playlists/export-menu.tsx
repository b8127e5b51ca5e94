'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import {
  Menu,
  MenuCheckRow,
  MenuLabel,
  MenuLinkRow,
  MenuPanel,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu'
import { urlOf } from '@/lib/client/api'
import { playlists } from '@/lib/contract/playlists'
import { ShareTextRow } from './share-text-row'

const FORMATS = ['csv', 'm3u8', 'xspf', 'jspf', 'json', 'txt'] as const

type ExportMenuProps = {
  /** A playlist's id, or `liked`. */
  list: string
  name: string
  /** Whether a set runs, whose order can be exported too. */
  hasSet: boolean
}

/** Downloads of the list in the formats that can be imported again, and sharing it as text. */
export function ExportMenu({ list, name, hasSet }: ExportMenuProps) {
  const t = useTranslations('playlists.export')
  const [isShuffled, setShuffled] = useState(false)
  const order = hasSet && isShuffled ? 'shuffle' : 'list'
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <IconButton label={t('label')}>
          <Icon of={Download} />
        </IconButton>
      </MenuTrigger>
      <MenuPanel align="end" className="w-80 max-w-[calc(100vw-16px)]">
        <MenuLabel>{t('heading')}</MenuLabel>
        {FORMATS.map((format) => (
          <MenuLinkRow
            key={format}
            href={urlOf(playlists.export, { playlistId: list, format, order })}
          >
            <span className="grid py-1.5">
              {format.toUpperCase()}
              <span className="text-12 text-ink-2">{t(`purposes.${format}`)}</span>
            </span>
          </MenuLinkRow>
        ))}
        <MenuSeparator />
        <ShareTextRow list={list} name={name} order={order} />
        {hasSet && (
          <>
            <MenuSeparator />
            <MenuCheckRow isChecked={isShuffled} onChange={setShuffled}>
              {t('shuffled')}
            </MenuCheckRow>
          </>
        )}
      </MenuPanel>
    </Menu>
  )
}
