'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useCallback, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { ApiProblem, upload } from '@/lib/client/api'
import { type Import, imports } from '@/lib/contract/imports'
import { DropZone } from './drop-zone'
import { ImportCard } from './import-card'
import { importsQuery } from './import-queries'
import { useDrop } from './use-drop'

type Refusal = { name: string; words: string }
type ImportViewProps = {
  /** The imports last begun, the latest first. */
  first: Import[]
  /** When the page was made, for "2 minutes ago". */
  nowMs: number
}

/** Files in, playlists out, each import with its progress and its report. */
export function ImportView({ first, nowMs }: ImportViewProps) {
  const queries = useQueryClient()
  const query = importsQuery()
  const { data } = useQuery({ ...query, initialData: first })
  const [sending, setSending] = useState(0)
  const [refusals, setRefusals] = useState<Refusal[]>([])

  const send = useCallback(
    async (files: File[]) => {
      setRefusals([])
      setSending((count) => count + files.length)
      for (const file of files) {
        try {
          const begun = await upload(imports.create, file)
          queries.setQueryData(importsQuery().queryKey, (known = []) => [begun, ...known])
        } catch (error) {
          const words = error instanceof ApiProblem ? error.message : 'It could not be sent.'
          setRefusals((known) => [...known, { name: file.name, words }])
        }
        setSending((count) => count - 1)
      }
    },
    [queries],
  )
  const isOver = useDrop(send)

  return (
    <div className="grid gap-10 pt-8 pb-16 phone:pt-5">
      <div>
        <h1 className="px-gutter pb-5 text-28 font-strong">Import</h1>
        <DropZone isOver={isOver} isBusy={sending > 0} onFiles={send} />
        <div role="alert" className="px-gutter">
          {refusals.map(({ name, words }) => (
            <p
              key={name}
              className="mt-4 flex items-start justify-between gap-3 rounded-control bg-danger-wash py-1 pr-1 pl-4 text-danger"
            >
              <span className="py-1.5">
                <b className="font-strong break-all">{name}</b> was not imported. {words}
              </span>
              <IconButton
                label={`Dismiss the message about ${name}`}
                onClick={() => setRefusals(refusals.filter((refusal) => refusal.name !== name))}
              >
                <Icon of={X} />
              </IconButton>
            </p>
          ))}
        </div>
      </div>
      {data.map((one) => (
        <ImportCard key={one.id} first={one} nowMs={nowMs} />
      ))}
      {data.length === 0 && (
        <p className="px-gutter text-ink-3">
          Nothing was imported yet. What you import appears here, with a report.
        </p>
      )}
    </div>
  )
}
