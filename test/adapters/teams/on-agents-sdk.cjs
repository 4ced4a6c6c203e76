// Runs the tests of Teams on the Microsoft 365 Agents SDK.
process.env['SIGNPOST_TEST_TEAMS_SDK'] = 'agents';
