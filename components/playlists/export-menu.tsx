'use client'

import { Download } from 'lucide-react'
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

const FORMATS = [
  ['csv', 'CSV', 'For spreadsheets and for other music services'],
  ['m3u8', 'M3U8', 'For music players'],
  ['xspf', 'XSPF', 'For players that read XML, such as VLC'],
  ['jspf', 'JSPF', 'For ListenBrainz and programs like it'],
  ['json', 'JSON', 'Everything, to keep or to bring back here'],
] as const

type ExportMenuProps = {
  /** A playlist's id, or `liked`. */
  list: string
  /** Whether a set runs whose order can be written too. */
  hasSet: boolean
}

/** The list as a file, in five formats, each of which can be imported again. */
export function ExportMenu({ list, hasSet }: ExportMenuProps) {
  const [isShuffled, setShuffled] = useState(false)
  const order = hasSet && isShuffled ? 'shuffle' : 'list'
  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <IconButton label="Export">
          <Icon of={Download} />
        </IconButton>
      </MenuTrigger>
      <MenuPanel align="end" className="w-80 max-w-[calc(100vw-16px)]">
        <MenuLabel>Export as</MenuLabel>
        {FORMATS.map(([format, name, purpose]) => (
          <MenuLinkRow
            key={format}
            href={urlOf(playlists.export, { playlistId: list, format, order })}
          >
            <span className="grid py-1.5">
              {name}
              <span className="text-12 text-ink-2">{purpose}</span>
            </span>
          </MenuLinkRow>
        ))}
        {hasSet && (
          <>
            <MenuSeparator />
            <MenuCheckRow isChecked={isShuffled} onChange={setShuffled}>
              In the order it plays now
            </MenuCheckRow>
          </>
        )}
      </MenuPanel>
    </Menu>
  )
}
