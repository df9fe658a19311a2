import accessCondition from './vocabularies/access-condition.json' with { type: 'json' };
import consequence from './vocabularies/consequence.json' with { type: 'json' };
import country from './vocabularies/country.json' with { type: 'json' };
import csetAutonomy from './vocabularies/cset-autonomy.json' with { type: 'json' };
import csetEntityRelation from './vocabularies/cset-entity-relation.json' with { type: 'json' };
import csetEntityType from './vocabularies/cset-entity-type.json' with { type: 'json' };
import csetHarmBasis from './vocabularies/cset-harm-basis.json' with { type: 'json' };
import csetHarmLevel from './vocabularies/cset-harm-level.json' with { type: 'json' };
import csetHarmType from './vocabularies/cset-harm-type.json' with { type: 'json' };
import csetInfrastructure from './vocabularies/cset-infrastructure.json' with { type: 'json' };
import csetIntentional from './vocabularies/cset-intentional.json' with { type: 'json' };
import csetRegion from './vocabularies/cset-region.json' with { type: 'json' };
import csetSector from './vocabularies/cset-sector.json' with { type: 'json' };
import csetTangibleHarm from './vocabularies/cset-tangible-harm.json' with { type: 'json' };
import csetYesNoMaybe from './vocabularies/cset-yes-no-maybe.json' with { type: 'json' };
import dataCategory from './vocabularies/data-category.json' with { type: 'json' };
import discoveryMethod from './vocabularies/discovery-method.json' with { type: 'json' };
import entityKind from './vocabularies/entity-kind.json' with { type: 'json' };
import gmfFailure from './vocabularies/gmf-failure.json' with { type: 'json' };
import gmfGoal from './vocabularies/gmf-goal.json' with { type: 'json' };
import gmfTechnology from './vocabularies/gmf-technology.json' with { type: 'json' };
import harm from './vocabularies/harm.json' with { type: 'json' };
import issue from './vocabularies/issue.json' with { type: 'json' };
import mitDomain from './vocabularies/mit-domain.json' with { type: 'json' };
import mitEntity from './vocabularies/mit-entity.json' with { type: 'json' };
import mitIntent from './vocabularies/mit-intent.json' with { type: 'json' };
import mitTiming from './vocabularies/mit-timing.json' with { type: 'json' };
import oecdHarm from './vocabularies/oecd-harm.json' with { type: 'json' };
import oecdSeverity from './vocabularies/oecd-severity.json' with { type: 'json' };
import recordType from './vocabularies/record-type.json' with { type: 'json' };
import relation from './vocabularies/relation.json' with { type: 'json' };
import response from './vocabularies/response.json' with { type: 'json' };
import responseKind from './vocabularies/response-kind.json' with { type: 'json' };
import sector from './vocabularies/sector.json' with { type: 'json' };
import technology from './vocabularies/technology.json' with { type: 'json' };
import timelineEvent from './vocabularies/timeline-event.json' with { type: 'json' };
import trigger from './vocabularies/trigger.json' with { type: 'json' };
import unknownReason from './vocabularies/unknown-reason.json' with { type: 'json' };

/** A vocabulary as its data file holds it; a code without a name takes it from Intl (countries). */
export type VocabularyFile = {
  readonly vocabulary: string;
  readonly title: string;
  readonly about: string;
  readonly source: string;
  readonly url?: string;
  readonly version: string;
  readonly licence: string;
  readonly attribution?: string;
  readonly verified: string;
  readonly codes: readonly {
    readonly code: string;
    readonly name?: string;
    readonly gloss?: string;
    readonly parent?: string;
    readonly synonyms?: readonly string[];
    readonly places?: readonly string[];
    readonly maps?: Readonly<Record<string, string | undefined>>;
  }[];
};

/** Every vocabulary file that ships; a new file is one line here. */
export const vocabularyFiles: readonly VocabularyFile[] = [
  accessCondition,
  consequence,
  country,
  csetAutonomy,
  csetEntityRelation,
  csetEntityType,
  csetHarmBasis,
  csetHarmLevel,
  csetHarmType,
  csetInfrastructure,
  csetIntentional,
  csetRegion,
  csetSector,
  csetTangibleHarm,
  csetYesNoMaybe,
  dataCategory,
  discoveryMethod,
  entityKind,
  gmfFailure,
  gmfGoal,
  gmfTechnology,
  harm,
  issue,
  mitDomain,
  mitEntity,
  mitIntent,
  mitTiming,
  oecdHarm,
  oecdSeverity,
  recordType,
  relation,
  response,
  responseKind,
  sector,
  technology,
  timelineEvent,
  trigger,
  unknownReason,
];
