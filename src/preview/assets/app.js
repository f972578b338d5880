// The beginning. Takes the page as it was served; starts each part in the order in which they hear of changes: the pages in view first,
// since that is what the editor waits for.

import { comparePanel, startCompare } from "./compare.js";
import { findingsPanel } from "./findings.js";
import { storyPanel } from "./story.js";
import { startAreas } from "./areas.js";
import { connect } from "./events.js";
import { startDock } from "./dock.js";
import { startFault } from "./fault.js";
import { startKeys } from "./keys.js";
import { startStage } from "./stage.js";
import { startStatus } from "./status.js";
import { startStrip, thumbnailOf } from "./strip.js";
import { startToolbar } from "./toolbar.js";
import { startZoom } from "./zoom.js";
import { keepView, on, takeView } from "./store.js";

takeView();
startZoom();
startStage(thumbnailOf);
startStatus();
startStrip();
startFault();
startDock({ story: storyPanel, findings: findingsPanel, compare: comparePanel });
startCompare();
startAreas();
startToolbar();
startKeys();
on("page", keepView);
connect();
