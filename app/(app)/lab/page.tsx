import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Explained } from '@/components/lab/explained'
import { Lab } from '@/components/lab/lab'
import { LabFrame } from '@/components/lab/lab-frame'
import { Messages } from '@/components/messages/messages'
import { pageContext } from '@/lib/auth/page-context'
import { choiceFrom, type LabQuery } from '@/lib/lab/lab-choice'
import { freshSeed } from '@/lib/lab/seed'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return { title: t('lab'), description: t('labDescription') }
}

export default async function LabPage({ searchParams }: { searchParams: Promise<LabQuery> }) {
  const { actor } = await pageContext()
  const choice = choiceFrom(await searchParams, freshSeed())
  const isOwn = choice.list.kind === 'own'
  const first = isOwn && !actor ? choiceFrom({}, choice.seed) : choice
  const lab = (
    <Messages namespaces={['modes']}>
      <Lab first={first} hasPlaylists={actor !== null}>
        <Explained />
      </Lab>
    </Messages>
  )
  return actor ? lab : <LabFrame>{lab}</LabFrame>
}
