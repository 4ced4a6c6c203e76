import { adapterContract } from '../../contracts/adapter.contract';
import { openTeamsStage, SHAPES } from './adapter-stage';

adapterContract('Microsoft Teams', {
  open: (opening = {}) => openTeamsStage(opening),
  shapes: SHAPES,
  gaps: [
    {
      case: 'a post whose answer is lost is found by reading back',
      reason: 'Teams lets a bot read no history without a right that trusts refuse',
    },
    {
      case: 'starts while its platform is away, says so, and is ready by itself once it is back',
      reason: 'Teams calls the bot, which calls nobody to be ready',
    },
  ],
});
