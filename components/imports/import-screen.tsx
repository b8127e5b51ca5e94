'use client'

import { useState } from 'react'
import { DropZone } from './drop-zone'

/** Where playlists come in from files. */
export function ImportScreen() {
  const [files, setFiles] = useState<File[]>([])
  return (
    <div className="pb-16">
      <h1 className="px-gutter pt-6 pb-5 text-28 font-strong">Import</h1>
      <DropZone onFiles={(chosen) => setFiles([...files, ...chosen])} />
    </div>
  )
}
