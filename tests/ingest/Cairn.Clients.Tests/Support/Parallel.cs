// Clients wait more than they work: for their own pauses between two attempts, for a browser, for the warehouse.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
