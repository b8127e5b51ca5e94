import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Explanation } from '@/components/lab/explanation'
import { Lab } from '@/components/lab/lab'
import { LabFrame } from '@/components/lab/lab-frame'
import { Messages } from '@/components/messages/messages'
import { pageContext } from '@/lib/auth/page-context'
import { type LabQuery, parseLabSettings } from '@/lib/lab/lab-settings'
import { createSeed } from '@/lib/lab/seed'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return { title: t('lab'), description: t('labDescription') }
}

export default async function LabPage({ searchParams }: { searchParams: Promise<LabQuery> }) {
  const { actor } = await pageContext()
  const settings = parseLabSettings(await searchParams, createSeed())
  const isUnavailable = settings.list.kind === 'own' && !actor
  const lab = (
    <Messages namespaces={['imports', 'lab', 'modes', 'problems', 'spacing']}>
      <Lab
        initialSettings={isUnavailable ? parseLabSettings({}, settings.seed) : settings}
        hasPlaylists={actor !== null}
      >
        <Explanation />
      </Lab>
    </Messages>
  )
  return actor ? lab : <LabFrame>{lab}</LabFrame>
}
