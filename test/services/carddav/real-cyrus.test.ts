import { cyrus } from '../../servers/cyrus.ts';
import { describeRealServer } from './real-server-suite.ts';

describeRealServer(cyrus);
