#pragma once

#include <string_view>

/// Names and structure of published frameworks, in the order of the publications.
namespace thema::model::trees {

inline constexpr std::string_view kNpt2009 = R"(
Coherence | mechanism
  Differentiation | mechanism
  Communal specification | mechanism
  Individual specification | mechanism
  Internalization | mechanism
Cognitive participation | mechanism
  Initiation | mechanism
  Enrolment | mechanism
  Legitimation | mechanism
  Activation | mechanism
Collective action | mechanism
  Interactional workability | mechanism
  Relational integration | mechanism
  Skill set workability | mechanism
  Contextual integration | mechanism
Reflexive monitoring | mechanism
  Systematization | mechanism
  Communal appraisal | mechanism
  Individual appraisal | mechanism
  Reconfiguration | mechanism
)";

inline constexpr std::string_view kNpt2022 = R"(
Contexts | context
  Strategic intentions | context
  Adaptive execution | context
  Negotiating capability | context
  Reframing organisational logics | context
Mechanisms | mechanism
  Coherence building | mechanism
    Differentiation | mechanism
    Communal specification | mechanism
    Individual specification | mechanism
    Internalization | mechanism
  Cognitive participation | mechanism
    Initiation | mechanism
    Enrolment | mechanism
    Legitimation | mechanism
    Activation | mechanism
  Collective action | mechanism
    Interactional workability | mechanism
    Relational integration | mechanism
    Skill set workability | mechanism
    Contextual integration | mechanism
  Reflexive monitoring | mechanism
    Systematization | mechanism
    Communal appraisal | mechanism
    Individual appraisal | mechanism
    Reconfiguration | mechanism
Outcomes | outcome
  Intervention performance | outcome
  Relational restructuring | outcome
  Normative restructuring | outcome
  Sustainment | outcome
)";

inline constexpr std::string_view kCfir = R"(
Innovation
  Innovation source
  Innovation evidence base
  Innovation relative advantage
  Innovation adaptability
  Innovation trialability
  Innovation complexity
  Innovation design
  Innovation cost
Outer setting
  Critical incidents
  Local attitudes
  Local conditions
  Partnerships and connections
  Policies and laws
  Financing
  External pressure
    Societal pressure
    Market pressure
    Performance measurement pressure
Inner setting
  Structural characteristics
    Physical infrastructure
    Information technology infrastructure
    Work infrastructure
  Relational connections
  Communications
  Culture
    Human equality-centeredness
    Recipient-centeredness
    Deliverer-centeredness
    Learning-centeredness
  Tension for change
  Compatibility
  Relative priority
  Incentive systems
  Mission alignment
  Available resources
    Funding
    Space
    Materials and equipment
  Access to knowledge and information
Individuals
  Roles
    High-level leaders
    Mid-level leaders
    Opinion leaders
    Implementation facilitators
    Implementation leads
    Implementation team members
    Other implementation support
    Innovation deliverers
    Innovation recipients
  Characteristics
    Need
    Capability
    Opportunity
    Motivation
Implementation process
  Teaming
  Assessing needs
    Innovation deliverers
    Innovation recipients
  Assessing context
  Planning
  Tailoring strategies
  Engaging
    Innovation deliverers
    Innovation recipients
  Doing
  Reflecting and evaluating
    Implementation
    Innovation
  Adapting
)";

inline constexpr std::string_view kCfir2009 = R"(
Intervention characteristics
  Intervention source
  Evidence strength and quality
  Relative advantage
  Adaptability
  Trialability
  Complexity
  Design quality and packaging
  Cost
Outer setting
  Patient needs and resources
  Cosmopolitanism
  Peer pressure
  External policy and incentives
Inner setting
  Structural characteristics
  Networks and communications
  Culture
  Implementation climate
    Tension for change
    Compatibility
    Relative priority
    Organizational incentives and rewards
    Goals and feedback
    Learning climate
  Readiness for implementation
    Leadership engagement
    Available resources
    Access to knowledge and information
Characteristics of individuals
  Knowledge and beliefs about the intervention
  Self-efficacy
  Individual stage of change
  Individual identification with organization
  Other personal attributes
Process
  Planning
  Engaging
    Opinion leaders
    Formally appointed internal implementation leaders
    Champions
    External change agents
  Executing
  Reflecting and evaluating
)";

inline constexpr std::string_view kTdf = R"(
Knowledge
Skills
Social/professional role and identity
Beliefs about capabilities
Optimism
Beliefs about consequences
Reinforcement
Intentions
Goals
Memory, attention and decision processes
Environmental context and resources
Social influences
Emotion
Behavioural regulation
)";

inline constexpr std::string_view kComB = R"(
Capability
  Physical capability
  Psychological capability
Opportunity
  Physical opportunity
  Social opportunity
Motivation
  Reflective motivation
  Automatic motivation
)";

inline constexpr std::string_view kReAim = R"(
Reach
Effectiveness
Adoption
Implementation
Maintenance
)";

inline constexpr std::string_view kCoreq = R"(
Research team and reflexivity
  01 Interviewer or facilitator
  02 Credentials
  03 Occupation
  04 Gender
  05 Experience and training
  06 Relationship established
  07 Participant knowledge of the interviewer
  08 Interviewer characteristics
Study design
  09 Methodological orientation and theory
  10 Sampling
  11 Method of approach
  12 Sample size
  13 Non-participation
  14 Setting of data collection
  15 Presence of non-participants
  16 Description of sample
  17 Interview guide
  18 Repeat interviews
  19 Audio or visual recording
  20 Field notes
  21 Duration
  22 Data saturation
  23 Transcripts returned
Analysis and findings
  24 Number of data coders
  25 Description of the coding tree
  26 Derivation of themes
  27 Software
  28 Participant checking
  29 Quotations presented
  30 Data and findings consistent
  31 Clarity of major themes
  32 Clarity of minor themes
)";

inline constexpr std::string_view kSrqr = R"(
Title and abstract
  01 Title
  02 Abstract
Introduction
  03 Problem formulation
  04 Purpose or research question
Methods
  05 Qualitative approach and research paradigm
  06 Researcher characteristics and reflexivity
  07 Context
  08 Sampling strategy
  09 Ethical issues pertaining to human subjects
  10 Data collection methods
  11 Data collection instruments and technologies
  12 Units of study
  13 Data processing
  14 Data analysis
  15 Techniques to enhance trustworthiness
Results
  16 Synthesis and interpretation
  17 Links to empirical data
Discussion
  18 Integration with prior work, implications, transferability and contributions
  19 Limitations
Other
  20 Conflicts of interest
  21 Funding
)";

inline constexpr std::string_view kRameses2 = R"(
Title and summary
  01 Title
  02 Summary or abstract
Introduction
  03 Rationale for evaluation
  04 Programme theory
  05 Evaluation questions, objectives and focus
  06 Ethical approval
Methods
  07 Rationale for using realist evaluation
  08 Environment surrounding the evaluation
  09 Description of the programme
  10 Evaluation design
  11 Data collection methods
  12 Recruitment and sampling
  13 Data analysis
Results
  14 Details of participants
  15 Main findings
Discussion
  16 Summary of findings
  17 Strengths, limitations and future directions
  18 Comparison with existing literature
  19 Conclusion and recommendations
  20 Funding and conflict of interest
)";

}  // namespace thema::model::trees
