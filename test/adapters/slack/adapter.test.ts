import { adapterContract } from '../../contracts/adapter.contract';
import { startEmulatedSlack, type EmulatedSlack } from '../../fakes/emulated-slack';
import { openSlackStage } from './adapter-stage';

let slack: EmulatedSlack;
beforeAll(async () => {
  slack = await startEmulatedSlack();
});
afterAll(() => slack.stop());

const SHAPES = ['as Slack writes it'];

adapterContract('Slack over HTTP', {
  shapes: SHAPES,
  open: (opening = {}) => openSlackStage(slack, 'http', opening),
});
adapterContract('Slack in Socket Mode', {
  shapes: SHAPES,
  open: (opening = {}) => openSlackStage(slack, 'socket', opening),
});
